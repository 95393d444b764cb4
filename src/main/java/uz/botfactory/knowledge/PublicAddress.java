package uz.botfactory.knowledge;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Tells addresses of the public internet from those of private networks, of this machine, and of special use. */
final class PublicAddress {

    private PublicAddress() {}

    /** Whether a stranger's address may be called on somebody's behalf. */
    static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return is(address.getAddress()) && !ours(address);
        }
        return address instanceof Inet6Address && is6(address.getAddress()) && !ours(address);
    }

    private static boolean is(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Only 2000::/3 is public; in it lie documentation and tunnels, which may lead anywhere. */
    private static boolean is6(byte[] b) {
        int start = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
        int next = (b[2] & 0xFF) << 8 | b[3] & 0xFF;
        if (start == 0x2002) {
            return is(new byte[] {b[2], b[3], b[4], b[5]});
        }
        if (start == 0x64 && next == 0xFF9B && zero(b, 4, 12)) {
            return is(new byte[] {b[12], b[13], b[14], b[15]});
        }
        boolean special = start == 0x2001 && next < 0x200 || start == 0x2001 && next == 0xDB8 || start == 0x3FFF && next < 0x1000;
        return (start & 0xE000) == 0x2000 && !special;
    }

    private static boolean zero(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean ours(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // when in doubt, not
        }
    }

    /** The same for an address as text, for tests. */
    static boolean is(String literal) throws UnknownHostException {
        return is(InetAddress.getByName(literal));
    }
}
