// The limit: a formatted line of about 400 bytes for each trial. usage: append write|fdatasync|group64|dirs N FOLDER
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1e6 + time.tv_nsec * 1e-3;
}

static int write_config(const char *folder, int number, const char *text, int length)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%d", folder, number);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%d/config.json", folder, number);
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    int failed = write(file, text, length) != length;
    close(file);
    return failed;
}

int main(int count, char **args)
{
    if (count < 4)
        return 2;
    const char *mode = args[1], *folder = args[3];
    int trials = atoi(args[2]), failed = 0;
    char path[4096], line[1024];
    snprintf(path, sizeof path, "%s/results.jsonl", folder);
    int output = open(path, O_CREAT | O_WRONLY | O_APPEND, 0644);
    int each = strcmp(mode, "fdatasync") == 0 ? 1 : strcmp(mode, "group64") == 0 ? 64 : 0;
    double begin = now(CLOCK_MONOTONIC), used = now(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < trials && !failed; i++)
    {
        double rate = drand48(), ridge = drand48(), accuracy = rate * 0.5, loss = ridge * 2;
        int length = snprintf(line, sizeof line,
            "{\"experiment\":\"NoOp\",\"experiment_id\":%d,\"Model\":\"svm\",\"Dataset\":\"digits\",\"Rate\":%.17g,\"Depth\":%d,\"Batch\":32,\"Ridge\":%.17g,"
            "\"out_path\":\"%s/%d\",\"repetitions\":1,\"status\":\"completed\",\"scores\":{\"Accuracy\":[%.17g],\"mean_Accuracy\":%.17g,\"std_Accuracy\":0,"
            "\"Loss\":[%.17g],\"mean_Loss\":%.17g,\"std_Loss\":0,\"fit_time\":[%.17g],\"mean_fit_time\":%.17g,\"std_fit_time\":0}}\n",
            i, rate, i % 12, ridge, folder, i, accuracy, accuracy, loss, loss, 1e-7, 1e-7);
        if (strcmp(mode, "dirs") == 0)
            failed |= write_config(folder, i, line, length / 2);
        failed |= write(output, line, length) != length;
        if (each > 0 && (i + 1) % each == 0)
            fdatasync(output);
    }
    printf("%.4f %.4f\n", (now(CLOCK_MONOTONIC) - begin) / trials, (now(CLOCK_PROCESS_CPUTIME_ID) - used) / trials);
    return failed;
}
