class Smolcmp < Formula
  desc "Compare tools by verdicts that a team keeps in git"
  # There is no public host yet: packaging/fill puts in where a release is, and
  # its checksum.
  homepage "https://example.org/smolcmp"
  url "https://example.org/smolcmp/smolcmp-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "cmake" => :build
  depends_on "pkgconf" => :build
  depends_on "curl"
  depends_on "jansson"
  depends_on "libmd"
  depends_on "libunistring"
  depends_on "sqlite"

  uses_from_macos "zlib"

  def install
    system "cmake", "-S", ".", "-B", "build", *std_cmake_args, "-DBUILD_TESTING=OFF"
    system "cmake", "--build", "build"
    system "cmake", "--install", "build"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/smolcmp --version")
    assert_match "Ship either", shell_output("#{bin}/smolcmp compare smollm3 smolvlm2-2b")

    (testpath/"tools.json").write <<~JSON
      {
        "format": "smolcmp/1",
        "tools": [{ "slug": "brook", "name": "Brook" }],
        "reviews": [{ "tool": "brook", "reviewer": "builder", "verdict": "skip" }]
      }
    JSON
    assert_match '"verdict": "skip"',
                 shell_output("#{bin}/smolcmp verdict brook --data #{testpath}/tools.json --json")
    shell_output("#{bin}/smolcmp verdict brook --data #{testpath}/tools.json --exit-code", 1)
  end
end
