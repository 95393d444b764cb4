package uz.botfactory.web;

/** One of some neighbouring pages. */
public record Tab(String href, String label, boolean current) {}
