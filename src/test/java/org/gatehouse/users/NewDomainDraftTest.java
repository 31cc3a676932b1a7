package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.gatehouse.domains.DomainDraft;
import org.junit.jupiter.api.Test;

class NewDomainDraftTest {
    @Test
    void hasTheRulesOfADomainDraft() throws NoSuchFieldException {
        for (Field field : DomainDraft.class.getDeclaredFields()) {
            Field twin = NewDomainDraft.class.getDeclaredField(field.getName());

            assertThat(twin.getType()).isEqualTo(field.getType());
            assertThat(twin.getAnnotations()).as(field.getName()).containsExactlyInAnyOrder(field.getAnnotations());
        }
    }
}
