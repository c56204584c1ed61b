import type { CreateNodes } from '@nx/devkit';

export const name = '@m2m/m2m-cli';

export const createNodes: CreateNodes = ['**/.terraform.lock.hcl', (files) => files.map((file) => [file, {}])];
