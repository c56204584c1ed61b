/**
 * The resource that a preview puts in front of the contract parameters that nobody can know yet. Its id is known after apply,
 * and so is everything that is read by it. It exists in the scratch folder of the preview alone.
 */
export const previewHelper = { type: 'terraform_data', name: 'upstream_pending' } as const;

export function isPreviewHelper(address: string): boolean {
  return address === `${previewHelper.type}.${previewHelper.name}`;
}
