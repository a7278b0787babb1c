/** All frames in the order in which they are worth having: the one that is looked at, then those round it, the next one first. */
export function frameOrder(at: number, count: number, forward: boolean): readonly number[] {
  const order: number[] = []
  const add = (index: number): void => {
    if (index >= 0 && index < count) order.push(index)
  }
  add(at)
  for (let distance = 1; distance < count; distance += 1) {
    add(forward ? at + distance : at - distance)
    add(forward ? at - distance : at + distance)
  }
  return order
}
