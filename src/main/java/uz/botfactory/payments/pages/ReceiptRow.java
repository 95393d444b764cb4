package uz.botfactory.payments.pages;

import java.time.Instant;
import uz.botfactory.plans.Money;

/** A payment, or money that came back, in a list. */
public record ReceiptRow(String number, boolean refund, Money amount, Instant at) {}
