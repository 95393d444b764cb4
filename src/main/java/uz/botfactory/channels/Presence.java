package uz.botfactory.channels;

import uz.botfactory.ai.Draft;

/** The signs of life of one answer in the making. All of it may be dropped at any time. */
public interface Presence extends Draft {

    Presence NONE = new Presence() {
        @Override
        public void working() {}

        @Override
        public void grown(String textSoFar) {}

        @Override
        public void over() {}
    };

    /**
     * Who hears the answer grow: this, or {@link Draft#NONE} where growing words are not shown. A model that nobody
     * watches need not stream, which is cheaper.
     */
    default Draft words() {
        return Draft.NONE;
    }

    /** Shows that an answer is being written; called every few seconds. */
    void working();

    /** Nothing of this may reach the customer any more when this returns. */
    void over();
}
