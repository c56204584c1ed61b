/** The place of the state: a bucket that is not there, lies elsewhere, is somebody else's, or is not the one of last time. */
import { textOf, type Rule } from './finding';

export const stateStorage: Rule = (diagnostic, { stage, stateBucket, folder }) => {
  const text = textOf(diagnostic);
  const missing = /S3 bucket "([^"]+)" does not exist|NoSuchBucket/.exec(text);
  if (missing !== null) {
    const { bucket, region } = stateBucket ?? { bucket: missing[1] ?? '', region: '' };
    return {
      problem: `the state bucket "${bucket}" of stage "${stage}" does not exist`,
      remedy:
        `create it once: ${createBucket(bucket, region)} && aws s3api put-bucket-versioning --bucket ${bucket} ` +
        `--versioning-configuration Status=Enabled; or correct context.stages.${stage}.state.bucket in cdktf.json`,
    };
  }
  const elsewhere =
    /requested bucket from "([^"]+)", actual location "([^"]+)"|PermanentRedirect|AuthorizationHeaderMalformed/.exec(
      text,
    );
  if (elsewhere !== null) {
    return {
      problem: `the state bucket "${stateBucket?.bucket ?? ''}" is not in region ${stateBucket?.region ?? ''}${elsewhere[2] === undefined ? '' : ` but in ${elsewhere[2]}`}`,
      remedy: `correct context.stages.${stage}.state.region in cdktf.json`,
    };
  }
  const refused =
    /Unable to (?:access object|list objects) [^:]*in S3 bucket "([^"]+)"[\s\S]*(?:AccessDenied|Forbidden)/.exec(
      text,
    );
  if (refused !== null) {
    return {
      problem: `the state bucket "${refused[1] ?? ''}" of stage "${stage}" refuses these credentials`,
      remedy:
        'if it is yours, let them list it, and read and write objects in it; it may be that of another account, because ' +
        `bucket names are unique over all AWS accounts: correct context.stages.${stage}.state.bucket in cdktf.json`,
    };
  }
  if (/Backend configuration changed|Backend type changed/.test(text)) {
    return {
      problem: `stage "${stage}" kept its state elsewhere when it was used here last`,
      remedy:
        `take the state along: terraform -chdir="${folder}" init -migrate-state; ` +
        'or, if the stage is deployed from the new place already, delete the .terraform folder there',
    };
  }
  return undefined;
};

function createBucket(bucket: string, region: string): string {
  const location =
    region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`;
  return `aws s3api create-bucket --bucket ${bucket} --region ${region}${location}`;
}
