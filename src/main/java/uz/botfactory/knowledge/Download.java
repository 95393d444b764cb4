package uz.botfactory.knowledge;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;

/** An original on its way to its owner: saved, never opened by the browser. */
final class Download {

    private Download() {}

    static ResponseEntity<byte[]> of(DocumentRows.Original original) {
        boolean ends = Kind.named(original.name()).isPresent();
        String name = ends ? original.name() : original.name() + "." + original.kind().extension();
        return ResponseEntity.ok()
                .header("Content-Type", original.kind() == Kind.HTML ? "application/octet-stream" : original.kind().mediaType())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name.replace('/', '-'), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(original.content());
    }
}
