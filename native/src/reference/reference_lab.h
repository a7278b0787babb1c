#pragma once

namespace basalis {

/// L*a*b* of one encoded sRGB pixel with components in [0, 1], in double precision (pipeline §1).
void ReferenceLab(double red, double green, double blue, double lab[3]);

}  // namespace basalis
