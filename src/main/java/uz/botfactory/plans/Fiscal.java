package uz.botfactory.plans;

/** What tax receipts say about a plan: the IKPU code of 17 digits, the package code and the VAT in percent. */
public record Fiscal(String ikpu, String packageCode, int vatPercent) {}
