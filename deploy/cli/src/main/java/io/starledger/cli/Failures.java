package io.starledger.cli;

import io.starledger.embedded.StackException;
import io.starledger.local.NotReadyException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;

/**
 * Turns what went wrong into a message and an exit code. Only a bug of ours shows its stack trace.
 */
final class Failures {
    private Failures() {}

    static int onWrongUse(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    static int onFailure(Exception failure, CommandLine command, ParseResult parsed) {
        if (isForPeople(failure)) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.FAILED;
    }

    private static boolean isForPeople(Exception failure) {
        return failure instanceof CommandFailedException
                || failure instanceof StackException
                || failure instanceof NotReadyException;
    }
}
