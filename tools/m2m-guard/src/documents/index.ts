export type { ConfigurationSource } from './configuration/configuration-document';
export { DocumentError, type NotRead } from './document';
export { openDocuments, type Documents, type Source } from './open-documents';
export { parsePlan } from './plan/parse-plan';
export { parseJson, readJson } from './read-json';
export { readSources } from './read-sources';
