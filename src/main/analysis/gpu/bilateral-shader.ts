/** Side of a workgroup in pixels: it computes SIDE × SIDE of them. */
export const WORKGROUP_SIDE = 16

/** Partial sums that one workgroup of the folding shader adds up. */
export const FOLD_SIZE = WORKGROUP_SIDE * WORKGROUP_SIDE

/** `Pass` in the shader: width, height (i32), spatial, range (f32). */
export const PASS_UNIFORM_BYTES = 16

/**
 * Adds up 256 values of `sums` in eight halvings: pairwise, so that the rounding error grows with the logarithm of
 * their number. Ends with the total in `sums[0]`, seen by every thread.
 */
const SUM_OF_WORKGROUP = /* wgsl */ `
var<workgroup> sums: array<f32, ${FOLD_SIZE}>;

fn sumOfWorkgroup(lane: u32) {
  workgroupBarrier();
  for (var half = ${FOLD_SIZE / 2}u; half > 0u; half /= 2u) {
    if (lane < half) { sums[lane] += sums[lane + half]; }
    workgroupBarrier();
  }
}
`

/**
 * One bilateral pass over one plane (docs/pipeline.md §2), and Σ |source − target| of each workgroup's pixels.
 *
 * A workgroup first brings its pixels and a halo of RADIUS on every side into workgroup memory; there each value is
 * read (2 RADIUS + 1)² times. Places outside the image hold a value so far away that its weight is 0, which excludes them
 * without a branch. Weights are exp2 of one sum: `spatial` = log2(e) / 2σs², `range` = log2(e) / 2σr². What is averaged
 * are differences from the centre pixel, not values: float32 keeps three more digits of them.
 */
export const BILATERAL_SHADER = /* wgsl */ `
override RADIUS: i32;
override MASKED: bool;

const SIDE = ${WORKGROUP_SIDE};
const OUTSIDE = 1e12;

override TILE: i32 = SIDE + 2 * RADIUS;

struct Pass { width: i32, height: i32, spatial: f32, range: f32 }

@group(0) @binding(0) var<uniform> settings: Pass;
@group(0) @binding(1) var<storage, read> source: array<f32>;
@group(0) @binding(2) var<storage, read_write> filtered: array<f32>;
@group(0) @binding(3) var<storage, read_write> partials: array<f32>;
/** Four mask bytes a word, the first in the lowest bits; one word that nobody reads where there is no mask. */
@group(0) @binding(4) var<storage, read> mask: array<u32>;

var<workgroup> tile: array<f32, TILE * TILE>;
${SUM_OF_WORKGROUP}
fn counts(at: i32) -> bool {
  return !MASKED || ((mask[at / 4] >> u32(8 * (at % 4))) & 255u) != 0u;
}

@compute @workgroup_size(SIDE, SIDE)
fn bilateralPass(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let corner = vec2i(group.xy) * SIDE;
  for (var i = i32(lane); i < TILE * TILE; i += SIDE * SIDE) {
    let x = corner.x - RADIUS + i % TILE;
    let y = corner.y - RADIUS + i / TILE;
    var value: f32 = OUTSIDE;
    if (x >= 0 && x < settings.width && y >= 0 && y < settings.height) {
      value = source[y * settings.width + x];
    }
    tile[i] = value;
  }
  workgroupBarrier();

  let spatial = settings.spatial;
  let range = settings.range;
  let place = vec2i(local.xy) + RADIUS;
  let centre = tile[place.y * TILE + place.x];
  var weighted = 0.0;
  var weights = 0.0;
  for (var dy = -RADIUS; dy <= RADIUS; dy += 1) {
    for (var dx = -RADIUS; dx <= RADIUS; dx += 1) {
      let difference = tile[(place.y + dy) * TILE + place.x + dx] - centre;
      let weight = exp2(-(f32(dx * dx + dy * dy) * spatial + difference * difference * range));
      weighted += weight * difference;
      weights += weight;
    }
  }

  let pixel = corner + vec2i(local.xy);
  var change = 0.0;
  if (pixel.x < settings.width && pixel.y < settings.height) {
    let at = pixel.y * settings.width + pixel.x;
    let value = centre + weighted / weights;
    filtered[at] = value;
    if (counts(at)) { change = abs(centre - value); }
  }
  sums[lane] = change;
  sumOfWorkgroup(lane);
  if (lane == 0u) { partials[group.y * groups.x + group.x] = sums[0]; }
}
`

/** Adds up ${FOLD_SIZE} partial sums a workgroup. */
export const FOLD_SHADER = /* wgsl */ `
@group(0) @binding(0) var<storage, read> partials: array<f32>;
@group(0) @binding(1) var<storage, read_write> folded: array<f32>;
${SUM_OF_WORKGROUP}
@compute @workgroup_size(${FOLD_SIZE})
fn fold(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let at = group.x * ${FOLD_SIZE}u + lane;
  var value = 0.0;
  if (at < arrayLength(&partials)) { value = partials[at]; }
  sums[lane] = value;
  sumOfWorkgroup(lane);
  if (lane == 0u) { folded[group.x] = sums[0]; }
}
`
