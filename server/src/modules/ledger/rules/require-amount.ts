/** What moves is a whole number above 0; anything else is a mistake in the caller. */
export function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`not an amount: ${amount}`);
}
