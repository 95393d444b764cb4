package uz.botfactory.payments;

import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;

/** Money of an attempt went back, all of it or a part. @param key names this one return */
public record PaymentReturned(AccountId account, String order, long attempt, Money amount, String key) {}
