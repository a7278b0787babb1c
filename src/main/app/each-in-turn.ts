/** Takes every step, in order and one at a time; one that fails is told of and keeps none of the later ones from its turn. */
export async function eachInTurn(
  steps: readonly (() => void | Promise<void>)[],
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      onFailure(error)
    }
  }
}
