/** `1,234.50`: two digits, because nobody plans in smaller money. */
export function usdText(usd: number): string {
  return usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
