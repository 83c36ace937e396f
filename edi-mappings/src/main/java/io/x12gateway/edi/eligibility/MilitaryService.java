package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;

/** Military standing of a patient. MPI01-07, as sent. */
public record MilitaryService(
        String informationStatus,
        String employmentStatus,
        String branch,
        String description,
        String rank,
        String dateFormat,
        String dates) {

    static MilitaryService read(Segment mpi) {
        return new MilitaryService(
                mpi.element(1),
                mpi.element(2),
                mpi.element(3),
                mpi.element(4),
                mpi.element(5),
                mpi.element(6),
                mpi.element(7));
    }

    Segment segment() {
        return Segment.of("MPI", informationStatus, employmentStatus, branch, description, rank, dateFormat, dates);
    }
}
