#include "large_blocks.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace basalis {

void KeepLargeBlocksApart() {
#ifdef __GLIBC__
  constexpr int kLargeBytes = 4 * 1024 * 1024;
  mallopt(M_MMAP_THRESHOLD, kLargeBytes);
#endif
}

}  // namespace basalis
