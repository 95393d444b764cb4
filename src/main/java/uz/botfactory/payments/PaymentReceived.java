package uz.botfactory.payments;

import uz.botfactory.accounts.AccountId;

/** Money came in for an order and became plan time, some seconds ago. Told once. */
public record PaymentReceived(AccountId account, String order, long attempt) {}
