package uz.botfactory.ai;

/** An owner's own key, in clear: for the call to the provider and nothing else. */
record OwnKey(String provider, String key) {

    @Override
    public String toString() {
        return provider;
    }
}
