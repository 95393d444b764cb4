package uz.botfactory.payments.pages;

import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;

/** One payment, to be printed. @param payer the business's name */
public record ReceiptPage(Order order, Attempt attempt, String payer) {}
