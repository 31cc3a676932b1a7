package org.gatehouse.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gatehouse.security.Identity;

/** The principal of a request that came with an access token; its name is the token's subject, a code or a user. */
class TokenPrincipal extends CodePrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1L;

    private final transient SignedToken signed;
    private final transient Map<String, Object> claims;

    TokenPrincipal(Identity identity, KnownCode code, SignedToken signed) {
        super(identity, code);
        this.signed = signed;
        this.claims = new HashMap<>(signed.claims());
        claims.put(Claims.raw_token.name(), signed.raw());
        claims.put(Claims.aud.name(), Set.of((String) claims.get(Claims.aud.name())));
        claims.put(Claims.groups.name(), new HashSet<>((Collection<?>) claims.get(Claims.groups.name())));
    }

    AccessToken token() {
        return signed.token();
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so is the interface
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
