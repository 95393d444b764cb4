package uz.botfactory.payments.pages;

import java.util.List;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Money;

/** All orders of a business, newest first. @param credits money that it has with us besides */
public record OrderList(List<Order> orders, List<Money> credits) {}
