"""All of action.yml, with its build, which takes a minute; .ci/run calls it."""
from steps import Job
from support import DONE, GATE, PROGRAM, ROOT
from test_ready import Ready


class Whole(Ready):
    def test_the_steps_build_and_check(self):
        scratch = self.dir / "job"
        scratch.mkdir()
        job = Job(scratch, self.tree, base=self.first, **self.isolation())
        self.assertEqual(job.run(paths="tools", policy="policy.json"), DONE,
                         job.log)
        self.assertEqual(job.path, [str(ROOT / "build/release")])
        self.assertEqual(job.outputs, {"status": "0"})
        self.assertIn("Nothing changed", job.summary())
        self.drop_review("tools/quillcron.json", "mara")
        self.assertEqual(job.run(paths="tools", policy="policy.json"), GATE,
                         job.log)
        self.assertEqual(PROGRAM, str(ROOT / "build/release/smolcmp"))
