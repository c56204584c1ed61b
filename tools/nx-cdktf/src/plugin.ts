import type { CreateNodes } from '@nx/devkit';

export const name = '@m2m/nx-cdktf';

export const createNodes: CreateNodes = [
  '**/.terraform.lock.hcl',
  (files) => files.map((file) => [file, {}]),
];
