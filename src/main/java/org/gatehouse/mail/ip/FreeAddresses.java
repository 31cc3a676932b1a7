package org.gatehouse.mail.ip;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left of a pool. Sizes are text: a block of IPv6 has more addresses than numbers of JSON can count. */
@Schema(description = "What is left of a pool; sizes are text, since blocks of IPv6 are larger than numbers are exact")
public record FreeAddresses(
        @Schema(description = "How many addresses the pool has", example = "18446744073709551632", required = true)
        String size,

        @Schema(description = "How many of them are somebody's", example = "3", required = true)
        long allocated,

        @Schema(example = "18446744073709551629", required = true)
        String free,

        @Schema(description = "The next ten that are free", example = "[\"192.0.2.3\"]", required = true)
        List<String> next) {}
