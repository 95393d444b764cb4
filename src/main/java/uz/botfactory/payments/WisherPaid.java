package uz.botfactory.payments;

/** A first payment came from a business whose wish for a plan waits for staff. */
record WisherPaid(String order, long attempt) {}
