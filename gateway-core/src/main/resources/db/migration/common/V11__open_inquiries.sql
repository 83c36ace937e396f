-- Whether anything of a response is still open is asked after every answer: without this, each of a batch of ten thousand
-- inquiries would look at all the others.
CREATE INDEX inquiry_open ON inquiry (assembly_id, state);
