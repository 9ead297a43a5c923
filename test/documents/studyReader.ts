// Study documents of a test, read and checked beside a model.
import { checkStudyDocument } from "../../src/documents/checkStudyDocument.ts";
import type { ModelDocuments } from "../../src/documents/readDocuments.ts";
import { readStudyDocument } from "../../src/documents/readStudyDocument.ts";
import type { StudyDocument } from "../../src/documents/studyDocument.ts";

/** @returns reads what a study document says after its first two lines */
export function studyReader(documents: ModelDocuments): (body: string) => StudyDocument {
  return (body) => {
    const text = `pendency: study v1\nfor: office\n${body}`;
    const plan = readStudyDocument({ path: "study.yaml", text }, documents.model);
    checkStudyDocument(plan, documents);
    return plan;
  };
}
