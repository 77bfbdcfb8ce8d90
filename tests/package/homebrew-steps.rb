# Evaluates a formula as Homebrew would, with stand-ins for what Homebrew
# provides: installs for real below FOLDER/prefix, and runs the test.
#
# usage: homebrew-steps.rb FORMULA FOLDER
require "digest"
require "fileutils"
require "open3"
require "pathname"

$stdout.sync = true
FOLDER = Pathname.new(ARGV.fetch(1))

class Formula
  class << self
    %i[desc homepage url sha256 license].each do |name|
      define_method(name) do |value = nil|
        @said ||= {}
        @said[name] = value if value
        @said.fetch(name)
      end
    end

    def depends_on(name)
      (@dependencies ||= []) << (name.is_a?(Hash) ? name.keys.first : name)
    end

    alias uses_from_macos depends_on

    attr_reader :dependencies

    def test(&block)
      define_method(:run_test, &block)
    end

    def version
      url[/-([0-9.]+)\.tar\.gz\z/, 1]
    end
  end

  def version = self.class.version
  def prefix = FOLDER/"prefix"
  def bin = prefix/"bin"
  def testpath = FOLDER/"test"

  def std_cmake_args
    ["-DCMAKE_INSTALL_PREFIX=#{prefix}", "-DCMAKE_INSTALL_LIBDIR=lib",
     "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_FIND_FRAMEWORK=LAST",
     "-DCMAKE_VERBOSE_MAKEFILE=ON", "-Wno-dev",
     # Not Homebrew's: the releases of other tests are optimised.
     "-DCMAKE_C_FLAGS_RELEASE=-DNDEBUG", "-DCMAKE_INTERPROCEDURAL_OPTIMIZATION=OFF"]
  end

  def system(*words)
    Kernel.system(*words, exception: true)
  end

  def shell_output(command, wanted = 0)
    output, status = Open3.capture2(command)
    raise "#{command}: status #{status.exitstatus}" if status.exitstatus != wanted

    output
  end

  def assert_match(wanted, text)
    raise "no '#{wanted}' in: #{text}" unless text.match?(wanted.is_a?(String) ? Regexp.escape(wanted) : wanted)
  end
end

load ARGV.fetch(0)
formula = Smolcmp.new
tarball = ENV.fetch("SMOLCMP_TARBALL")
raise "url" unless File.basename(Smolcmp.url) == File.basename(tarball)
raise "sha256" unless Digest::SHA256.file(tarball).hexdigest == Smolcmp.sha256
raise "depends_on" unless Smolcmp.dependencies.sort == %w[cmake curl jansson libmd libunistring pkgconf sqlite zlib]
# What `brew audit` would say of it.
raise "desc" if Smolcmp.desc.length > 80 || Smolcmp.desc.end_with?(".")

[formula.testpath, FOLDER/"src"].each { |folder| FileUtils.mkdir_p(folder) }
Dir.chdir(FOLDER/"src") do
  Kernel.system("tar", "-xf", tarball, exception: true)
  Dir.chdir(Dir.children(".").first) { formula.install }
end
Dir.chdir(formula.testpath) { formula.run_test }
puts "said: #{formula.version} #{Smolcmp.license} #{Smolcmp.desc}"
