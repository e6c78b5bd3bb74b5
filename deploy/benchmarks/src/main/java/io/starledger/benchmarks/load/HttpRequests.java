package io.starledger.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Requests as bytes; a server that asks for no token is sent one all the same, for equal sizes. */
public record HttpRequests(int port, String token) {

    public byte[] get(String path) {
        return (head("GET", path) + "\r\n").getBytes(US_ASCII);
    }

    public byte[] post(String path, String contentType, String body) {
        return post(head("POST", path) + "Content-Type: " + contentType, body);
    }

    /** As Stripe signs one: {@code signature} is its header's value. */
    public byte[] postSigned(String path, String body, String signature) {
        return post(
                head("POST", path)
                        + "Content-Type: application/json; charset=utf-8\r\nStripe-Signature: "
                        + signature,
                body);
    }

    private static byte[] post(String begin, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String head = begin + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + bytes.length);
        request.writeBytes(head.getBytes(US_ASCII));
        request.writeBytes(bytes);
        return request.toByteArray();
    }

    private String head(String method, String path) {
        return method
                + " "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\n";
    }
}
