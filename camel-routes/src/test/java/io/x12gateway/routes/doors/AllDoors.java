package io.x12gateway.routes.doors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every door that there is, and which of this machine's programs use them. */
final class AllDoors {
    private AllDoors() {}

    static List<Door> of(House house, Path directory) {
        var doors = inThisProcess(house);
        if (isPresent("curl")) doors.add(new CurlDoor(house, directory));
        if (isPresent("sftp")) doors.add(new SftpDoor(FilePrograms.openSsh(house, directory)));
        if (isPresent("lftp") && isPresent("ssh")) doors.add(new SftpDoor(FilePrograms.lftp(house, directory)));
        return doors;
    }

    /** Those that need no program of the machine, and so can be used many times. */
    static List<Door> inThisProcess(House house) {
        return new ArrayList<>(List.of(
                new HttpDoor(house, false),
                new HttpDoor(house, true),
                new JsonDoor(house),
                new CoreDoor(house, new MimeForm(), false),
                new CoreDoor(house, new MimeForm(), true),
                new CoreDoor(house, new SoapForm(), false),
                new CoreDoor(house, new SoapForm(), true),
                new SftpDoor(new JschClient(house)),
                new PullDoor(house)));
    }

    private static boolean isPresent(String program) {
        boolean present = Program.isPresent(program);
        if (!present)
            System.out.println("NOT RUN: the channel contract with " + program + ", which is not on the PATH");
        return present;
    }
}
