/** Closes one part after the other; one that fails is told of and keeps none of the later ones from being closed. */
export async function closeInTurn(
  parts: readonly { close(): void | Promise<void> }[],
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (const part of parts) {
    try {
      await part.close()
    } catch (error) {
      onFailure(error)
    }
  }
}
