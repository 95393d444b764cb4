package uz.botfactory.payments.pages;

import java.util.List;
import uz.botfactory.payments.Order;

/** All orders of a business, newest first. */
public record OrderList(List<Order> orders) {}
