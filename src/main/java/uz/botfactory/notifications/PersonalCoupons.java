package uz.botfactory.notifications;

import java.time.Duration;
import uz.botfactory.accounts.AccountId;

/** Makes coupons that only one business can use. Without it no offers are made. */
interface PersonalCoupons {

    /** The code of a fresh coupon for one order of this business. */
    String personal(AccountId account, int percent, Duration valid, String note);
}
