/* Writes down, in order, what a process does to the files of one folder, and what it says on
 * standard output: LD_PRELOAD this with RECORD_FOLDER (a real path) and RECORD_LOG set.
 * One record: kind (1 byte), length of the name (4), offset (8), length of the data (4), name, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int log_fd = -1;
static char folder[4096];
static size_t folder_length;

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void put(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length) {
        long done = syscall(SYS_write, log_fd, at, length);
        if (done <= 0) abort(); /* a log with a hole proves nothing */
        at += done;
        length -= (size_t)done;
    }
}

static void record(char kind, const char *name, uint64_t offset, const void *data, uint32_t length) {
    uint32_t named = (uint32_t)strlen(name);
    put(&kind, 1);
    put(&named, 4);
    put(&offset, 8);
    put(&length, 4);
    put(name, named);
    put(data, length);
}

__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("RECORD_LOG"), *watched = getenv("RECORD_FOLDER");
    if (!where || !watched) return;
    snprintf(folder, sizeof folder, "%s/", watched);
    folder_length = strlen(folder);
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, where, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static const char *within(const char *path) {
    if (log_fd < 0 || strncmp(path, folder, folder_length)) return NULL;
    return path + folder_length;
}

static const char *name_of(int fd, char *path, size_t size) {
    char link[64];
    if (log_fd < 0) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length <= 0) return NULL;
    path[length] = 0;
    return within(path);
}

static void wrote(int fd, const void *data, ssize_t length, off_t offset) {
    char path[4096];
    const char *name;
    if (length <= 0) return;
    if (fd == 1 && log_fd >= 0) record('A', "", 0, data, (uint32_t)length);
    else if ((name = name_of(fd, path, sizeof path)))
        record('W', name, (uint64_t)offset, data, (uint32_t)length);
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    ssize_t done = real(fd, data, length);
    if (done > 0) wrote(fd, data, done, fd == 1 ? 0 : lseek(fd, 0, SEEK_CUR) - done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    ssize_t done = real(fd, data, length, offset);
    wrote(fd, data, done, offset);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

static int cut(int fd, off_t length, int answer) {
    char path[4096];
    const char *name = answer ? NULL : name_of(fd, path, sizeof path);
    if (name) record('T', name, (uint64_t)length, "", 0);
    return answer;
}

int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    return cut(fd, length, real(fd, length));
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return cut(fd, length, real(fd, length));
}

static int synced(int fd, int answer) {
    char path[4096];
    const char *name = answer ? NULL : name_of(fd, path, sizeof path);
    if (name) record('S', name, 0, "", 0);
    return answer;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return synced(fd, real(fd));
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return synced(fd, real(fd));
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int answer = real(path);
    const char *name = answer ? NULL : within(path);
    if (name) record('U', name, 0, "", 0);
    return answer;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int answer = real(from, to);
    const char *name = answer ? NULL : within(from), *now = answer ? NULL : within(to);
    if (name && now) record('R', name, 0, now, (uint32_t)strlen(now));
    return answer;
}

static int opened(const char *path, int flags, int fd) {
    const char *name = fd < 0 ? NULL : within(path);
    if (name && flags & O_TRUNC) record('T', name, 0, "", 0);
    else if (name && flags & O_CREAT) record('O', name, 0, "", 0);
    return fd;
}

#define MODE(last) \
    va_list rest; \
    va_start(rest, last); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest)

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    MODE(flags);
    return opened(path, flags, real(path, flags, mode));
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    MODE(flags);
    return opened(path, flags, real(path, flags, mode));
}

int openat(int at, const char *path, int flags, ...) {
    REAL(int, "openat", int, const char *, int, ...);
    MODE(flags);
    return opened(path, flags, real(at, path, flags, mode));
}

int openat64(int at, const char *path, int flags, ...) {
    REAL(int, "openat64", int, const char *, int, ...);
    MODE(flags);
    return opened(path, flags, real(at, path, flags, mode));
}
