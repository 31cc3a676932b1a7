package org.gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Stands outside the transaction, whose interceptor has priority PLATFORM_BEFORE + 200. */
@Retrying
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RetryingInterceptor {
    private static final int TRIES_AT_LOCKS = 2;
    private static final int TRIES_AT_RACES = 3;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object again(InvocationContext call) throws Exception {
        if (transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed(); // part of a larger use case, which is done again as a whole
        }
        for (int tries = 1; ; tries++) {
            try {
                return call.proceed();
            } catch (Exception e) { // not only unchecked ones: a lost commit may come as a RollbackException
                int most = SqlFailures.mayPass(e) ? TRIES_AT_LOCKS : SqlFailures.isLostRace(e) ? TRIES_AT_RACES : 1;
                if (tries >= most) {
                    throw e;
                }
            }
        }
    }
}
