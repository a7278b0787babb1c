#pragma once

namespace basalis {

/// From now on the process maps every block of 4 MB and more by itself, so that it goes back to the system the moment it is
/// freed. The C library of GNU would else take blocks of up to 32 MB, which planes of photos are, from its heap as soon as one has
/// been freed, and the heap keeps the holes between them: several hundred megabytes after a few photos. Nothing where the C
/// library is another.
void KeepLargeBlocksApart();

}  // namespace basalis
