package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** Taking one's data along, and ending the account. Staff have none to end. */
public record DataPage(boolean business, @Nullable FormError error) {}
