/** Whether decimal text stands for nothing: "0", "0.00". */
export function isNothing(amount: string): boolean {
  return /^[-0.]*$/.test(amount);
}
