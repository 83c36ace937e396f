package io.x12gateway.core.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of a list of transfers.
 *
 * @param list id of the list
 * @param listName what its file is called
 * @param line in the file, from 1, the heading included
 * @param payerId as TRN03 has it
 * @param traceNumber as TRN02 has it
 */
public record Transfer(
        String list,
        String listName,
        int line,
        LocalDate date,
        String payerId,
        String traceNumber,
        BigDecimal amount,
        String payee) {}
