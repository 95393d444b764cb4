package uz.botfactory.world;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of our stories: each call brings somebody new with an email and phone of their own. */
public final class Cast {

    public static final String PASSWORD = "Choyxona-2026!";

    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000 + (int) (System.nanoTime() % 8_000_000));

    private Cast() {}

    /** Somebody who registered, and how they call the API. */
    public record Owner(String id, String accountId, String email, String phone, String token, Api api) {}

    /** What a new person writes to register. */
    public static Map<String, Object> application(String name) {
        int number = NUMBER.incrementAndGet();
        var wish = new HashMap<String, Object>();
        wish.put("fullName", name);
        wish.put("phone", "+99890" + number);
        wish.put("email", "person" + number + "@example.uz");
        wish.put("password", PASSWORD);
        wish.put("language", "uz");
        return wish;
    }

    /** An owner of a choyxona. */
    public static Owner aziza(int port) {
        return register(port, "Aziza Karimova");
    }

    /** A stranger who must see nothing of the others. */
    public static Owner chingiz(int port) {
        return register(port, "Chingiz Begona");
    }

    public static Owner register(int port, String name) {
        var wish = application(name);
        var api = new Api(port);
        var reply = api.post("/api/v1/auth/register", wish);
        if (reply.status() != 201) {
            throw new AssertionError("register gave " + reply.status() + " " + reply.body());
        }
        var user = reply.body().path("user");
        return new Owner(
                user.path("id").asString(),
                user.path("accountId").asString(),
                user.path("email").asString(),
                user.path("phone").asString(),
                reply.text("token"),
                api.with(reply.text("token")));
    }

    /** The first admin of the test product. */
    public static Api admin(int port) {
        var api = new Api(port);
        var reply = api.post("/api/v1/auth/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        if (reply.status() != 200) {
            throw new AssertionError("admin log-in gave " + reply.status() + " " + reply.body());
        }
        return api.with(reply.text("token"));
    }

    /** An owner whose plan allows everything. */
    public static Owner onPlan(Owner owner, int port, String plan) {
        var reply = admin(port)
                .post("/api/v1/admin/users/" + owner.id() + "/plan", Map.of("plan", plan, "period", "monthly"));
        if (reply.status() != 200) {
            throw new AssertionError("assigning a plan gave " + reply.status() + " " + reply.body());
        }
        return owner;
    }
}
