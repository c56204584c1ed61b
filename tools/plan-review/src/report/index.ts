export { htmlReport } from './html-report';
export { markdownReport, maxReportCharacters } from './markdown-report';
export { readReport, ReportFileError } from './read-report';
