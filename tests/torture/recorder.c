/*
 * Records what a process does to the files below $RECORD_ROOT, in order, into $RECORD_LOG: preloaded with LD_PRELOAD.
 * One record per call: a line "kind path [path or offset] length" and then that many bytes. Calls are serialised, so
 * that the order of the records is the order of the effects. Fault injection: of the writes, flushes, truncations, renames,
 * deletions and creations below $FAULT_BELOW the $FAULT_AT-th fails with errno $FAULT_ERRNO; all after it as well if
 * $FAULT_ALWAYS is set.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FD 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MAX_FD];
static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static long operations, fault_at, fault_errno;
static int fault_always;
static const char *fault_below;

static void *found_behind(void **known, const char *name) {
  if (!*known) *known = dlsym(RTLD_NEXT, name);
  return *known;
}
#define REAL(type, name) ((type)found_behind(&real_##name, #name))
#define DECLARE(name) static void *real_##name
DECLARE(open); DECLARE(open64); DECLARE(openat); DECLARE(close); DECLARE(write); DECLARE(pwrite); DECLARE(pwrite64);
DECLARE(writev); DECLARE(pwritev); DECLARE(pwritev64); DECLARE(fsync); DECLARE(fdatasync); DECLARE(ftruncate);
DECLARE(ftruncate64); DECLARE(rename); DECLARE(unlink); DECLARE(mkdir); DECLARE(rmdir);

typedef int (*open_type)(const char *, int, ...);
typedef int (*openat_type)(int, const char *, int, ...);
typedef int (*fd_type)(int);
typedef ssize_t (*write_type)(int, const void *, size_t);
typedef ssize_t (*pwrite_type)(int, const void *, size_t, off_t);
typedef ssize_t (*writev_type)(int, const struct iovec *, int);
typedef ssize_t (*pwritev_type)(int, const struct iovec *, int, off_t);
typedef int (*truncate_type)(int, off_t);
typedef int (*two_paths_type)(const char *, const char *);
typedef int (*path_type)(const char *);
typedef int (*mkdir_type)(const char *, mode_t);

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("RECORD_ROOT");
  const char *log = getenv("RECORD_LOG");
  if (!folder || !log || !realpath(folder, root)) return;
  root_length = strlen(root);
  fault_at = number("FAULT_AT");
  fault_errno = number("FAULT_ERRNO");
  fault_always = getenv("FAULT_ALWAYS") != NULL;
  fault_below = getenv("FAULT_BELOW");
  log_fd = REAL(open_type, open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path below the root, or NULL. */
static const char *inside(const char *path) {
  static __thread char whole[PATH_MAX];
  if (log_fd < 0 || !path) return NULL;
  if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
  else {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here) || snprintf(whole, sizeof whole, "%s/%s", here, path) >= (int)sizeof whole) return NULL;
  }
  if (strncmp(whole, root, root_length) != 0) return NULL;
  if (whole[root_length] == '\0') return ".";
  return whole[root_length] == '/' ? whole + root_length + 1 : NULL;
}

static void all(const void *data, size_t length) {
  const char *at = data;
  while (length > 0) {
    ssize_t done = REAL(write_type, write)(log_fd, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void record(const char *kind, const char *path, const char *more, const void *data, size_t length) {
  char line[2 * PATH_MAX];
  int size = snprintf(line, sizeof line, "%s\t%s\t%s\t%zu\n", kind, path, more, length);
  all(line, (size_t)size);
  if (length > 0) all(data, length);
}

/* Whether this operation is to fail; sets errno. Called with the lock held. */
static int fails(const char *path) {
  if (!fault_below || strncmp(path, fault_below, strlen(fault_below)) != 0) return 0;
  operations++;
  if (fault_at == 0 || operations < fault_at || (operations > fault_at && !fault_always)) return 0;
  errno = (int)fault_errno;
  return 1;
}

static void forget(int fd) {
  if (fd < 0 || fd >= MAX_FD) return;
  free(paths[fd]);
  paths[fd] = NULL;
}

static const char *path_of(int fd) { return fd >= 0 && fd < MAX_FD ? paths[fd] : NULL; }

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= MAX_FD || !path) return fd;
  forget(fd);
  paths[fd] = strdup(path);
  if (!existed) record("create", path, "", NULL, 0);
  else if (flags & O_TRUNC) record("truncate", path, "0", NULL, 0);
  return fd;
}

static int exists(const char *path) {
  struct stat found;
  return stat(path, &found) == 0;
}

#define OPEN(name, call)                                                     \
  const char *known = inside(path);                                          \
  mode_t mode = 0;                                                           \
  if (flags & (O_CREAT | O_TMPFILE)) {                                       \
    va_list rest;                                                            \
    va_start(rest, flags);                                                   \
    mode = va_arg(rest, mode_t);                                             \
    va_end(rest);                                                            \
  }                                                                          \
  if (!known) return call;                                                   \
  pthread_mutex_lock(&lock);                                                 \
  int existed = exists(path);                                                \
  int fd = (flags & O_CREAT) && fails(known) ? -1 : call;                         \
  int kept = errno;                                                          \
  opened(fd, known, flags, existed || !(flags & O_CREAT));                   \
  pthread_mutex_unlock(&lock);                                               \
  errno = kept;                                                              \
  return fd

int open(const char *path, int flags, ...) { OPEN(open, REAL(open_type, open)(path, flags, mode)); }
int open64(const char *path, int flags, ...) { OPEN(open64, REAL(open_type, open64)(path, flags, mode)); }

int openat(int folder, const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  if (folder == AT_FDCWD || path[0] == '/') return open(path, flags, mode);
  return REAL(openat_type, openat)(folder, path, flags, mode);
}

int close(int fd) {
  pthread_mutex_lock(&lock);
  forget(fd);
  pthread_mutex_unlock(&lock);
  return REAL(fd_type, close)(fd);
}

static void wrote(const char *path, off_t offset, const void *data, size_t length) {
  char at[32];
  snprintf(at, sizeof at, "%lld", (long long)offset);
  record("write", path, at, data, length);
}

#define WRITE(call, offset, data)                                            \
  const char *path = path_of(fd);                                            \
  if (!path) return call;                                                    \
  pthread_mutex_lock(&lock);                                                 \
  off_t at = offset;                                                         \
  ssize_t done = fails(path) ? -1 : call;                                    \
  int kept = errno;                                                          \
  if (done > 0) wrote(path, at, data, (size_t)done);                         \
  pthread_mutex_unlock(&lock);                                               \
  errno = kept;                                                              \
  return done

static off_t here(int fd) { return lseek(fd, 0, SEEK_CUR); }

ssize_t write(int fd, const void *data, size_t length) {
  WRITE(REAL(write_type, write)(fd, data, length), here(fd), data);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  WRITE(REAL(pwrite_type, pwrite)(fd, data, length, offset), offset, data);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  WRITE(REAL(pwrite_type, pwrite64)(fd, data, length, offset), offset, data);
}

static void *joined(const struct iovec *parts, int count) {
  size_t length = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  char *whole = malloc(length + 1), *at = whole;
  for (int i = 0; i < count; at += parts[i].iov_len, i++) memcpy(at, parts[i].iov_base, parts[i].iov_len);
  return whole;
}

#define WRITE_PARTS(call, offset)                                            \
  if (!path_of(fd)) return call;                                             \
  void *whole = joined(parts, count);                                        \
  pthread_mutex_lock(&lock);                                                 \
  off_t at = offset;                                                         \
  ssize_t done = fails(path_of(fd)) ? -1 : call;                             \
  int kept = errno;                                                          \
  if (done > 0) wrote(path_of(fd), at, whole, (size_t)done);                 \
  pthread_mutex_unlock(&lock);                                               \
  free(whole);                                                               \
  errno = kept;                                                              \
  return done

ssize_t writev(int fd, const struct iovec *parts, int count) {
  WRITE_PARTS(REAL(writev_type, writev)(fd, parts, count), here(fd));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  WRITE_PARTS(REAL(pwritev_type, pwritev)(fd, parts, count, offset), offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  WRITE_PARTS(REAL(pwritev_type, pwritev64)(fd, parts, count, offset), offset);
}

#define WITH_FD(kind, more, call)                                            \
  const char *path = path_of(fd);                                            \
  if (!path) return call;                                                    \
  pthread_mutex_lock(&lock);                                                 \
  int result = fails(path) ? -1 : call;                                      \
  int kept = errno;                                                          \
  if (result == 0) record(kind, path, more, NULL, 0);                        \
  pthread_mutex_unlock(&lock);                                               \
  errno = kept;                                                              \
  return result

int fsync(int fd) { WITH_FD("sync", "", REAL(fd_type, fsync)(fd)); }
int fdatasync(int fd) { WITH_FD("sync", "", REAL(fd_type, fdatasync)(fd)); }
int ftruncate(int fd, off_t length) {
  char to[32];
  snprintf(to, sizeof to, "%lld", (long long)length);
  WITH_FD("truncate", to, REAL(truncate_type, ftruncate)(fd, length));
}
int ftruncate64(int fd, off64_t length) {
  char to[32];
  snprintf(to, sizeof to, "%lld", (long long)length);
  WITH_FD("truncate", to, REAL(truncate_type, ftruncate64)(fd, length));
}

int rename(const char *from, const char *to) {
  const char *found = inside(from);
  if (!found) return REAL(two_paths_type, rename)(from, to);
  char old[PATH_MAX];
  snprintf(old, sizeof old, "%s", found);
  pthread_mutex_lock(&lock);
  int result = fails(old) ? -1 : REAL(two_paths_type, rename)(from, to);
  int kept = errno;
  if (result == 0) record("rename", old, inside(to), NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = kept;
  return result;
}

#define WITH_PATH(kind, call)                                                \
  const char *known = inside(path);                                          \
  if (!known) return call;                                                   \
  pthread_mutex_lock(&lock);                                                 \
  int result = fails(known) ? -1 : call;                                     \
  int kept = errno;                                                          \
  if (result == 0) record(kind, known, "", NULL, 0);                         \
  pthread_mutex_unlock(&lock);                                               \
  errno = kept;                                                              \
  return result

int unlink(const char *path) { WITH_PATH("unlink", REAL(path_type, unlink)(path)); }
int rmdir(const char *path) { WITH_PATH("unlink", REAL(path_type, rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { WITH_PATH("mkdir", REAL(mkdir_type, mkdir)(path, mode)); }
