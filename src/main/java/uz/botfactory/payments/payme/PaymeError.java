package uz.botfactory.payments.payme;

import java.util.Map;

/**
 * Why Payme is refused: its code and what the payer reads. Codes from -31050 to -31099 are ours to give out; each says
 * something else about the order, so that support knows from the number alone.
 */
enum PaymeError {
    NOT_POST(-32300, "Ждём запрос POST", "POST soʻrovi kutilgan edi", "A POST request was expected"),
    INTERNAL(
            -32400,
            "Система временно недоступна. Повторите попытку позже",
            "Tizim vaqtincha ishlamayapti. Keyinroq urinib koʻring",
            "The system is unavailable for the moment. Please try again later"),
    FORBIDDEN(
            -32504,
            "Недостаточно прав для выполнения операции",
            "Amalni bajarish uchun huquq yetarli emas",
            "Not allowed to carry out this operation"),
    MALFORMED(
            -32600,
            "В запросе нет нужных полей или их тип неверен",
            "Soʻrovda kerakli maydonlar yoʻq yoki turi notoʻgʻri",
            "Fields are missing from the request or have a wrong type"),
    UNKNOWN_METHOD(-32601, "Такого метода нет", "Bunday metod yoʻq", "There is no such method"),
    WRONG_PARAMETERS(-32602, "Неверные параметры", "Parametrlar notoʻgʻri", "Wrong parameters"),
    NOT_JSON(-32700, "Запрос не является верным JSON", "Soʻrov toʻgʻri JSON emas", "The request is not valid JSON"),
    NO_RECEIPT(-32001, "Чек не найден", "Chek topilmadi", "Receipt not found"),
    AMOUNT(-31001, "Неверная сумма", "Summa notoʻgʻri", "Wrong amount"),
    NO_TRANSACTION(-31003, "Транзакция не найдена", "Tranzaksiya topilmadi", "Transaction not found"),
    CANNOT_PERFORM(
            -31008,
            "Состояние транзакции не позволяет выполнить операцию",
            "Tranzaksiya holati bu amalga yoʻl qoʻymaydi",
            "The transaction's state does not allow this operation"),
    TIMED_OUT(
            -31008,
            "Время транзакции истекло",
            "Tranzaksiya vaqti tugagan",
            "The transaction's time is over"),
    HELD(
            -31008,
            "Заказ уже оплачивается в другой транзакции",
            "Buyurtma boshqa tranzaksiyada toʻlanmoqda",
            "The order is being paid by another transaction"),
    UNKNOWN_ORDER(-31050, "Заказ не найден", "Buyurtma topilmadi", "Order not found"),
    PAID_ORDER(-31051, "Заказ уже оплачен", "Buyurtma toʻlab boʻlingan", "The order is paid already"),
    CANCELLED_ORDER(-31052, "Заказ отменён", "Buyurtma bekor qilingan", "The order is cancelled"),
    EXPIRED_ORDER(
            -31053,
            "Срок оплаты заказа истёк",
            "Buyurtmani toʻlash muddati tugagan",
            "The order's time to pay is over"),
    REFUNDED_ORDER(
            -31054,
            "Деньги за заказ возвращены",
            "Buyurtma puli qaytarilgan",
            "The order's money was given back"),
    NO_FISCAL_CODES(
            -31055,
            "Заказ сейчас нельзя оплатить через Payme",
            "Buyurtmani hozir Payme orqali toʻlab boʻlmaydi",
            "The order cannot be paid through Payme at the moment");

    private final int code;
    private final Map<String, String> message;

    PaymeError(int code, String russian, String uzbek, String english) {
        this.code = code;
        this.message = Map.of("ru", russian, "uz", uzbek, "en", english);
    }

    int code() {
        return code;
    }

    /** In Payme's three languages. */
    Map<String, String> message() {
        return message;
    }

    /** Such errors name the field of the account that is at fault. */
    boolean isAboutTheAccount() {
        return code <= -31050 && code >= -31099;
    }
}
