/**
 * Bypass codes: nine digits that stand in for a second factor so many times, until some moment. They are sealed, and found by their
 * message authentication code. A user has five at most that still count; those that do not are as good as gone.
 */
package org.gatehouse.factors.bypass;
