// The limit: commands by posix_spawn, what each prints read to its end through a pipe, so many at a time. usage: spawn SLOTS N FOLDER
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_SLOTS 64

extern char **environ;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e6 + time.tv_nsec * 1e-3;
}

static double used_by(int who)
{
    struct rusage usage;
    getrusage(who, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static int start(int number, pid_t *process, int *output)
{
    char argument[16];
    char *command[] = {"/bin/true", argument, NULL};
    snprintf(argument, sizeof argument, "%d", number);
    int ends[2];
    posix_spawn_file_actions_t actions;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return 1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    int error = posix_spawn(process, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    *output = ends[0];
    return error;
}

int main(int count, char **args)
{
    if (count < 3)
        return 2;
    int slots = atoi(args[1]), commands = atoi(args[2]), started = 0, running = 0, failed = slots > MOST_SLOTS;
    struct pollfd outputs[MOST_SLOTS];
    pid_t processes[MOST_SLOTS];
    char buffer[65536];
    double begin = now();
    while (!failed && (started < commands || running > 0))
    {
        for (; started < commands && running < slots && !failed; started++, running++)
        {
            failed = start(started, &processes[running], &outputs[running].fd);
            outputs[running].events = POLLIN;
        }
        poll(outputs, running, -1);
        for (int i = running - 1; i >= 0; i--)
        {
            if (outputs[i].revents == 0 || read(outputs[i].fd, buffer, sizeof buffer) > 0)
                continue;
            int status;
            close(outputs[i].fd);
            waitpid(processes[i], &status, 0);
            failed |= status != 0;
            running--;
            outputs[i] = outputs[running];
            processes[i] = processes[running];
        }
    }
    double used = used_by(RUSAGE_SELF) + used_by(RUSAGE_CHILDREN);
    printf("%f %f\n", (now() - begin) / commands, used / commands);
    return failed;
}
