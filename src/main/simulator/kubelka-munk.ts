/** Reflectance and transmittance of a layer for diffuse light, 0…1. */
export interface LayerOptics {
  readonly reflectance: number
  readonly transmittance: number
}

/**
 * A finite Kubelka–Munk layer from its optical depths K·d and S·d (both dimensionless, S·d above 0):
 * a = 1 + K/S, b = √(a²−1), R = 1 / (a + b·coth(b·S·d)), T = b / (a·sinh + b·cosh). Written with exp(−2bSd), which
 * does not overflow in a black layer.
 */
export function layer(absorptionDepth: number, scatteringDepth: number): LayerOptics {
  const a = 1 + Math.max(absorptionDepth / scatteringDepth, 1e-9)
  const b = Math.sqrt(a * a - 1)
  const half = Math.exp(-b * scatteringDepth)
  const full = half * half
  const denominator = a + b - (a - b) * full
  return { reflectance: (1 - full) / denominator, transmittance: (2 * b * half) / denominator }
}

/** Reflectance of an infinitely deep layer: a − b. */
export function deepLayer(absorption: number, scattering: number): number {
  const a = 1 + Math.max(absorption / scattering, 1e-9)
  return a - Math.sqrt(a * a - 1)
}

/** A layer on something of reflectance `below`: R + T²·Rb / (1 − R·Rb). */
export function stack(upper: LayerOptics, below: number): number {
  return (
    upper.reflectance + (upper.transmittance * upper.transmittance * below) / (1 - upper.reflectance * below)
  )
}

/** Reflection of the outer surface for light from outside, refractive index 1.4: ((n−1)/(n+1))². */
export const OUTER_REFLECTION = 0.028

/** Saunderson's correction for the surface; the gloss itself is added by the lighting, not here. */
export function throughSurface(reflectance: number, innerReflection: number): number {
  return ((1 - OUTER_REFLECTION) * (1 - innerReflection) * reflectance) / (1 - innerReflection * reflectance)
}
